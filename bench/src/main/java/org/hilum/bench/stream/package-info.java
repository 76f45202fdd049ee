/**
 * The whole of Hilum on this machine. Images are uploaded; counted are the results in PostgreSQL,
 * the processor time and memory of every process, and the time from upload to result. Server,
 * services and uploads share the machine, as in the local stack.
 */
package org.hilum.bench.stream;
