/**
 * An OpenID provider in this process. Clients with a secret and people with a password enter;
 * tokens with their roles leave, by the client credentials and the authorization code grant. Tests
 * and the local stack use it, so that the services are closed there as they are elsewhere; it is no
 * provider for a hospital.
 */
package org.hilum.servers.issuer;
