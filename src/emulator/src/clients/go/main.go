// Attaches, lists, changes and detaches Kubernetes computes with Microsoft's armmachinelearning.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	ml "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/machinelearning/armmachinelearning/v4"
)

const (
	subscription = "00000000-0000-0000-0000-000000000000"
	group        = "/subscriptions/" + subscription + "/resourceGroups/rg-ml/providers"
	training     = group + "/Microsoft.ManagedIdentity/userAssignedIdentities/id-training"
)

var clusters = map[string]string{
	"go-aks": group + "/Microsoft.ContainerService/managedClusters/aks-1",
	"go-arc": group + "/Microsoft.Kubernetes/connectedClusters/edge-7",
}

func body(name string, identity *ml.ManagedServiceIdentity) ml.ComputeResource {
	return ml.ComputeResource{
		Location: to.Ptr("westeurope"),
		Identity: identity,
		Tags:     map[string]*string{"by": to.Ptr("armmachinelearning")},
		Properties: &ml.Kubernetes{
			ComputeType: to.Ptr(ml.ComputeTypeKubernetes),
			ResourceID:  to.Ptr(clusters[name]),
			Properties:  &ml.KubernetesProperties{Namespace: to.Ptr("default")},
		},
	}
}

func count(ctx context.Context, client *ml.ComputeClient) int {
	found := 0
	for pages := client.NewListPager("rg-ml", "ml-prod", nil); pages.More(); {
		page, err := pages.NextPage(ctx)
		check(err)
		for _, one := range page.Value {
			if _, ours := clusters[*one.Name]; ours {
				found++
			}
		}
	}
	return found
}

func main() {
	url := os.Getenv("EMULATOR_URL")
	configuration := cloud.Configuration{
		ActiveDirectoryAuthorityHost: url + "/",
		Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
			cloud.ResourceManager: {Audience: url + "/", Endpoint: url},
		},
	}
	options := policy.ClientOptions{Cloud: configuration}
	credential, err := azidentity.NewClientSecretCredential(
		"11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222", "emulator-secret",
		&azidentity.ClientSecretCredentialOptions{ClientOptions: options, DisableInstanceDiscovery: true})
	check(err)
	client, err := ml.NewComputeClient(subscription, credential, &arm.ClientOptions{ClientOptions: options})
	check(err)
	ctx := context.Background()
	quick := &runtime.PollUntilDoneOptions{Frequency: time.Second}
	for name := range clusters {
		system := &ml.ManagedServiceIdentity{Type: to.Ptr(ml.ManagedServiceIdentityTypeSystemAssigned)}
		poller, err := client.BeginCreateOrUpdate(ctx, "rg-ml", "ml-prod", name, body(name, system), nil)
		check(err)
		attached, err := poller.PollUntilDone(ctx, quick)
		check(err)
		expect(attached.Identity.PrincipalID != nil, "a system-assigned identity")
	}
	expect(count(ctx, client) == 2, "both are listed")
	for name := range clusters {
		user := &ml.ManagedServiceIdentity{
			Type:                   to.Ptr(ml.ManagedServiceIdentityTypeUserAssigned),
			UserAssignedIdentities: map[string]*ml.UserAssignedIdentity{training: {}},
		}
		poller, err := client.BeginCreateOrUpdate(ctx, "rg-ml", "ml-prod", name, body(name, user), nil)
		check(err)
		_, err = poller.PollUntilDone(ctx, quick)
		check(err)
		changed, err := client.Get(ctx, "rg-ml", "ml-prod", name, nil)
		check(err)
		expect(*changed.Identity.Type == ml.ManagedServiceIdentityTypeUserAssigned, "a user-assigned identity")
		gone, err := client.BeginDelete(ctx, "rg-ml", "ml-prod", name, ml.UnderlyingResourceActionDetach, nil)
		check(err)
		_, err = gone.PollUntilDone(ctx, quick)
		check(err)
	}
	expect(count(ctx, client) == 0, "none is left")
	fmt.Println("attached, listed, changed and detached: go-aks, go-arc")
}

func expect(truth bool, what string) {
	if !truth {
		log.Fatal("not so: " + what)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
