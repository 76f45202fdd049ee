/**
 * Holds the chart to Kubernetes' types and to what the services are. Sets of values enter, rendered
 * by Helm itself; every object is checked. A typo in a chart is otherwise found by a hospital.
 */
package org.hilum.helm;
