/** What the policies of the chart refuse, act by act: no operator runs, the API server decides. */
package io.platformtenant.e2e.boundary;
