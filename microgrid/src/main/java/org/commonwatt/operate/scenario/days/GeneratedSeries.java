package org.commonwatt.operate.scenario.days;

import java.util.List;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.PvSystem;
import org.commonwatt.numeric.RandomStreams;
import org.jspecify.annotations.Nullable;

/// The door to generated days: one community, one clock, one sky.
///
/// ```java
/// var series = new GeneratedSeries(axis, Site.of(51.5, -0.14), RandomStreams.of(seed));
/// double[] demandKwh = series.demandKwh(HouseholdProfile.EUROPEAN, "home_0");
/// double[] pvKwh = series.pvKwhPerKw(35, 180, "home_0"); // times the roof's kW
/// WeatherSeries weather = series.weather();
/// List<EvSession> stays = series.evSessions(EvProfile.FAMILY, "home_0");
/// List<Outage> outages = series.outages(OutageProfile.USUAL);
/// ```
///
/// A participant's series depends on the seed, its id, the profile and the dates alone: not on
/// other participants, not on the order of calls, not on the window's start or the step length (but
/// for the grid on which it is summed). Not thread-safe.
public final class GeneratedSeries {
    private final TimeAxis axis;
    private final RandomStreams streams;
    private final Weather weather;
    private @Nullable SunDays sun;
    private @Nullable WeatherSeries means;

    /// Draws the community's weather.
    public GeneratedSeries(TimeAxis axis, Site site, RandomStreams streams) {
        this.axis = axis;
        this.streams = streams;
        weather = new Weather(axis, site, streams);
    }

    /// Demand of one consumer, kWh per step, `[T]`, ≥ 0.
    public double[] demandKwh(DemandProfile profile, String participantId) {
        return switch (profile) {
            case HouseholdProfile home -> household(home, participantId).demandKwh(true);
            case BusinessProfile business ->
                    new BusinessDays(axis, business, weather.site(), streams, participantId)
                            .demandKwh();
        };
    }

    /// Demand of a household without what its own jobs take over, kWh per step, `[T]`, ≥ 0.
    public double[] demandWithoutJobsKwh(HouseholdProfile profile, String participantId) {
        return household(profile, participantId).demandKwh(false);
    }

    /// Loads of washing and dishes that a household could run later: the same ones that
    /// [#demandKwh] runs at once. In order of time; each is released when the one before must have
    /// ended, and all end within their window.
    public List<Job> jobs(HouseholdProfile profile, String participantId) {
        HouseholdDays household = household(profile, participantId);
        return new HouseholdJobs(axis, household, streams, participantId).jobs();
    }

    private HouseholdDays household(HouseholdProfile profile, String participantId) {
        return new HouseholdDays(axis, profile, weather, streams, participantId);
    }

    /// AC energy per step of one kilowatt of panels, kWh/kW, `[T]`, ≥ 0.
    ///
    /// @param tiltDeg 0 = flat, 90 = upright
    /// @param azimuthDeg where the panel looks: 0 = north, 90 = east, 180 = south
    public double[] pvKwhPerKw(double tiltDeg, double azimuthDeg, String participantId) {
        PvSystem system = PvSystem.of(1, tiltDeg, azimuthDeg);
        return pvKwh(system, roof(participantId), participantId);
    }

    /// AC energy of a system under the clouds over its roof, kWh per step, `[T]`, ≥ 0. Two roofs
    /// see less of the same clouds the further they are apart.
    public double[] pvKwh(PvSystem system, RoofPlace roof, String participantId) {
        return sun().acEnergyKwh(system, roof, participantId);
    }

    /// AC energy of a system under weather from elsewhere, kWh per step, `[T]`, ≥ 0.
    ///
    /// @throws IllegalArgumentException if the weather has another length than the axis
    public double[] pvKwh(PvSystem system, WeatherSeries given) {
        return sun().acEnergyKwh(system, given);
    }

    /// Where a participant's roof is, drawn by its id over a disc of 300 m.
    public RoofPlace roof(String participantId) {
        return RoofPlace.of(streams, participantId);
    }

    /// Temperature, light and wind in the middle of the neighbourhood: the same weather as demand
    /// and panels meet.
    public WeatherSeries weather() {
        WeatherSeries known = means;
        if (known == null) {
            known = sun().weather();
            means = known;
        }
        return known;
    }

    private SunDays sun() {
        SunDays known = sun;
        if (known == null) {
            known = new SunDays(axis, weather, streams);
            sun = known;
        }
        return known;
    }

    /// Stays of one car at its home charger, in order of time; the last may end behind the axis.
    /// The soc on arrival is the target less what was driven.
    public List<EvSession> evSessions(EvProfile profile, String participantId) {
        return new EvDays(axis, profile, streams, participantId).sessions();
    }

    /// Heat drawn as hot water, kWh per step, `[T]`, ≥ 0, while the home's people are up and there.
    ///
    /// @param annualKwh heat of a year on the average
    public double[] hotWaterKwh(double annualKwh, String participantId) {
        return new HotWaterDays(axis, annualKwh, weather.site(), streams, participantId).heatKwh();
    }

    /// Deferrable jobs of one participant's appliances, in order of time, one at a time.
    public List<Job> jobs(List<JobProfile> appliances, String participantId) {
        return new JobDays(axis, streams, participantId).jobs(appliances);
    }

    /// Outages of the community's connection, in order of time.
    public List<Outage> outages(OutageProfile profile) {
        return new OutageDays(axis, profile, weather.site(), streams).outages();
    }
}
