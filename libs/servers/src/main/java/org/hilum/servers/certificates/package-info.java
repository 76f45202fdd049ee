/**
 * Certificates for servers that tests secure. The name of an authority and the moments between
 * which a certificate holds enter; keys, certificates and trust stores in the forms that Kafka,
 * PostgreSQL and Java read leave. They are made afresh in every run, so that none lies in the
 * repository and none expires there.
 */
package org.hilum.servers.certificates;
