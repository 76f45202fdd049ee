/**
 * Who may call a service, and in whose name. Tokens of an OpenID provider, keys of devices and
 * logins of people enter; roles and the name of whoever speaks leave. It stands once, so that the
 * four services are closed in the same way; what a service opens stands at its resources.
 */
package org.hilum.access;
