/** The attach as a Pipeline step: reads arguments and credentials, hands them to the core, shows what the core tells. */
package io.jenkins.plugins.azuremlattach;
