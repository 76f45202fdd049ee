/**
 * How long a service takes to start. Built services and the flags of their images enter; seconds
 * from the start of the process to readiness leave. One service starts at a time, because pods
 * start on machines that do something else.
 */
package org.hilum.bench.start;
