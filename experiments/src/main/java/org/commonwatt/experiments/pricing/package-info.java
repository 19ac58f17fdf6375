/// What a learned price between members is worth: the same members, who react to prices, under a
/// learned operator and under mechanisms by formula.
///
/// Knows no formula of its own. Reading order: [org.commonwatt.experiments.pricing.PricingStudy],
/// [org.commonwatt.experiments.pricing.PriceSearch],
/// [org.commonwatt.experiments.pricing.PricingComparison]. `docs/FORMULATION.md#pricing-study`.
@NullMarked
package org.commonwatt.experiments.pricing;

import org.jspecify.annotations.NullMarked;
