/**
 * Cases enter as rows that intake and review write; they leave as pages of the reading list,
 * earliest deadline first, and as notices of change to whoever watches. Every case has a deadline
 * from the moment it is known and stays on the list until a radiologist has read it. The deadline
 * ages a case and bounds its wait, because ordering by probability alone would starve the misses.
 */
package org.hilum.triage.worklist;
