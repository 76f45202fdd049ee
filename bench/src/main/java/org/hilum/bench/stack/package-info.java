/**
 * The stack that is measured. Where the project was built and which model shall screen enters; real
 * servers and services in a folder that is deleted leave. They are those of {@code ./hilum up}, on
 * free ports, so that what is measured is what runs.
 */
package org.hilum.bench.stack;
