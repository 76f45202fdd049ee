/**
 * Triage with a long list. A number of cases enters, and a mix of what readers ask for; times of
 * the reading list, rates of intake and PostgreSQL's plans leave. A list is short on the day it is
 * installed and long for ever after, so both are measured in one run.
 */
package org.hilum.bench.worklist;
