"""Attaches a cluster as the how-to's Python SDK tab does: attach.py <url> <compute> <cluster id>."""

import os
import sys

url, compute, cluster = sys.argv[1:4]
os.environ["ARM_CLOUD_METADATA_URL"] = url + "/metadata/endpoints?api-version=2022-09-01"
os.environ["AZUREML_CURRENT_CLOUD"] = "AzureEmulator"

from azure.ai.ml import MLClient, load_compute
from azure.identity import ClientSecretCredential

credential = ClientSecretCredential(
    "11111111-1111-1111-1111-111111111111",
    "22222222-2222-2222-2222-222222222222",
    "emulator-secret",
    authority=url,
    disable_instance_discovery=True,
)
ml_client = MLClient(credential, cluster.split("/")[2], cluster.split("/")[4], "ml-1", cloud="AzureEmulator")
compute_params = [
    {"name": compute},
    {"type": "kubernetes"},
    {"resource_id": cluster},
]
k8s_compute = load_compute(source=None, params_override=compute_params)
ml_client.begin_create_or_update(k8s_compute).result()
