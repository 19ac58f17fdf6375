/// Seeded stochastic days: demand, photovoltaic yield, electric-vehicle stays and outages that a
/// scenario needs and nobody has measured.
///
/// What is drawn belongs to a **date**, not to a position in a window: the third of May of `home_0`
/// is the same day in every window, at every step length, beside any neighbours. Weather is common
/// to the community; everything else is a participant's own stream.
///
/// Does not know devices' control, prices or people's names; reads no files.
///
/// Reading order: [GeneratedSeries] (the door), [DemandProfile], [HouseholdDays] with
/// [HouseholdTraits], [Occupancy] and [Appliance], [BusinessDays], [Weather] with [Air], [Spells],
/// [CloudProcess] and [CloudDay], [SunDays], [EvDays], [OutageDays].
@NullMarked
package org.commonwatt.operate.scenario.days;

import org.jspecify.annotations.NullMarked;
