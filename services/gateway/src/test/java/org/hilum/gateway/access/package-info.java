/** Who may do what at the gateway. */
package org.hilum.gateway.access;
