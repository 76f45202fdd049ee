/** What this service tells others, each event durable before anybody goes on. */
package org.hilum.training.announce;
