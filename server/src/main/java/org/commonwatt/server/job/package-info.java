/// Long work that goes on after the request that asked for it: a bounded queue, progress, cancel,
/// and a file for each job from which a restarted service goes on.
///
/// It deliberately does not know what the work is. Reading order: [org.commonwatt.server.job.Work],
/// [org.commonwatt.server.job.Job], [org.commonwatt.server.job.JobQueue].
@NullMarked
package org.commonwatt.server.job;

import org.jspecify.annotations.NullMarked;
