/**
 * Whether the servers that a service was told of let it in. Settings and the first answer of Kafka,
 * PostgreSQL, object store and OpenID provider enter; one line a server leaves, which says what to
 * do, or the start is refused with it. Whoever installs the services sees a wrong password here and
 * not as an image that never arrives.
 */
package org.hilum.preflight;
