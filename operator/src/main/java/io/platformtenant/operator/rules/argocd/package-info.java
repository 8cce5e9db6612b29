/**
 * What Argo CD's own server checks of a project before it stores one, ported: nobody makes these
 * checks when the AppProject is written through the Kubernetes API.
 */
package io.platformtenant.operator.rules.argocd;
