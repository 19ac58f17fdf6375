/// The evidence: what the product reaches on real homes, beside what others published and beside
/// what no method can beat. One manifest names families of communities, variants of policies and
/// grids of seeds; finished cells are kept one by one; the pages are made of the cells alone.
///
/// Knows nothing of how a policy learns (that is a trainer's business) and of no command line.
///
/// Reading order: [org.commonwatt.experiments.study.claims.Manifest],
/// [org.commonwatt.experiments.study.claims.FamilyFolder],
/// [org.commonwatt.experiments.study.claims.ClaimsStudy],
/// [org.commonwatt.experiments.study.claims.FamilyEvidence],
/// [org.commonwatt.experiments.study.claims.EvidencePages].
@NullMarked
package org.commonwatt.experiments.study.claims;

import org.jspecify.annotations.NullMarked;
