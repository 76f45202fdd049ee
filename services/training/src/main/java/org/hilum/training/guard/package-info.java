/**
 * The live cases of a champion and of the one before enter; where the champion has left the bounds
 * of the promotion policy, the one before is brought back, and a dossier says why. It happens once:
 * after a rollback there is no champion before. A gate judges on yesterday's images, so somebody
 * has to watch today's.
 */
package org.hilum.training.guard;
