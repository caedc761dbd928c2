// NewsDigest in Azure Container Apps: a job that starts when articles wait and ends when the queue is empty. No key is used anywhere:
// one identity has the three roles that the worker needs.
// az deployment group create -g RESOURCE-GROUP -f deploy/azure/main.bicep -p image=REGISTRY/newsdigest:0.1.0 openAiName=NAME deployment=DEPLOYMENT

@description('Where everything lies.')
param location string = resourceGroup().location

@description('Beginning of all names.')
@minLength(3)
@maxLength(16)
param name string = 'newsdigest'

@description('The image with the worker.')
param image string

@description('Name of the Azure OpenAI resource in this resource group.')
param openAiName string

@description('Name of the deployment in it.')
param deployment string

@description('Most workers at once: floor(tokens per minute of the deployment / 57,000). More only share the same quota.')
@minValue(1)
@maxValue(30)
param maxWorkers int = 4

@description('Articles that one worker has in work at once.')
@minValue(1)
@maxValue(64)
param concurrency int = 8

@description('true: a worker that always runs beside the job, with health and metrics.')
param alwaysOn bool = false

var queueName = 'newsdigest-articles'
var containerName = 'newsdigest'
var roles = {
  queue: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
  blob: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' // Storage Blob Data Contributor
  model: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd' // Cognitive Services OpenAI User
}
var environmentOfWorker = [
  { name: 'Engine', value: 'azure' }
  { name: 'Identity', value: 'managed' }
  { name: 'IdentityClientId', value: identity.properties.clientId }
  { name: 'AzureOpenAI__Endpoint', value: openAi.properties.endpoint }
  { name: 'AzureOpenAI__Deployment', value: deployment }
  { name: 'Queue__Kind', value: 'azure' }
  { name: 'Queue__Name', value: queueName }
  { name: 'Queue__ServiceUri', value: storage.properties.primaryEndpoints.queue }
  { name: 'Store__Kind', value: 'azure' }
  { name: 'Store__Container', value: containerName }
  { name: 'Store__ServiceUri', value: storage.properties.primaryEndpoints.blob }
  { name: 'Worker__Concurrency', value: string(concurrency) }
  { name: 'NEWSDIGEST_GRACE_SECONDS', value: '45' }
]

resource openAi 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = {
  name: openAiName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-worker'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${replace(name, '-', '')}${uniqueString(resourceGroup().id)}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource queues 'queueServices' = {
    name: 'default'

    resource articles 'queues' = {
      name: queueName
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 7 }
    }

    resource results 'containers' = {
      name: containerName
    }
  }
}

resource queueRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, roles.queue)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queue)
  }
}

resource blobRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, roles.blob)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blob)
  }
}

resource modelRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(openAi.id, identity.id, roles.model)
  scope: openAi
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.model)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource job 'Microsoft.App/jobs@2025-01-01' = {
  name: '${name}-drain'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      triggerType: 'Event'
      replicaTimeout: 3600
      replicaRetryLimit: 1
      eventTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
        scale: {
          minExecutions: 0
          maxExecutions: maxWorkers
          pollingInterval: 30
          rules: [
            {
              name: 'articles'
              type: 'azure-queue'
              identity: identity.id
              metadata: {
                accountName: storage.name
                queueName: queueName
                queueLength: string(concurrency)
              }
            }
          ]
        }
      }
    }
    template: {
      containers: [
        {
          name: 'worker'
          image: image
          args: ['run', '--drain', '--max-time', '00:55:00', '--json-logs']
          env: environmentOfWorker
          resources: { cpu: json('1.0'), memory: '2Gi' }
        }
      ]
    }
  }
  dependsOn: [queueRole, blobRole, modelRole]
}

resource app 'Microsoft.App/containerApps@2025-01-01' = if (alwaysOn) {
  name: '${name}-worker'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
    }
    template: {
      terminationGracePeriodSeconds: 45
      containers: [
        {
          name: 'worker'
          image: image
          args: ['run', '--json-logs']
          env: environmentOfWorker
          resources: { cpu: json('1.0'), memory: '2Gi' }
        }
      ]
      scale: { minReplicas: 1, maxReplicas: 1 }
    }
  }
  dependsOn: [queueRole, blobRole, modelRole]
}

output queue string = '${storage.properties.primaryEndpoints.queue}${queueName}'
output results string = '${storage.properties.primaryEndpoints.blob}${containerName}'
