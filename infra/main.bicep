// The whole app in one resource group: storage, identity, roles, telemetry, plan, function app, and the topic of the storage's events.
// The subscription to that topic is events.bicep, deployed once the code is there. No endpoint is a literal: the same file serves every Azure cloud.
targetScope = 'resourceGroup'

// Parameters

@description('Begins the name of every resource; a suffix peculiar to the resource group follows.')
@minLength(3)
@maxLength(10)
param name string = 'edu'

@description('Region of every resource.')
param location string = resourceGroup().location

@description('Hosting: flex is Flex Consumption (FC1); ep1 is Elastic Premium, for clouds and regions without Flex such as Azure China.')
@allowed(['flex', 'ep1'])
param plan string = 'flex'

@description('Redundancy of the storage account. GRS is offered nearly everywhere; GZRS where the region has zones and a pair.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param storageSku string = 'Standard_GRS'

@description('Days for which deleted blobs and containers can be recovered. Blobs can be restored to any point of all these days but one.')
@minValue(7)
@maxValue(365)
param softDeleteDays int = 30

@description('Days after which a replaced version of a return, receipt or report is deleted. The current version is never deleted.')
@minValue(366)
@maxValue(36500)
param recordVersionDays int = 3650

@description('Days for which logs are kept. Chinese law asks for six months at least.')
@minValue(184)
@maxValue(730)
param logDays int = 184

@description('Most instances that the app may grow to: Flex allows 40 to 1000, Elastic Premium up to 100, in Azure China and small regions 20.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = plan == 'flex' ? 40 : 20

@description('Flex only: instances kept warm for the blob trigger. One makes ingestion quicker after a quiet time, and costs something all the time.')
@minValue(0)
@maxValue(20)
param warmIngestInstances int = 0

@description('When the changed counties are compiled: six-field cron in UTC. 18:30 is 02:30 in China.')
param compileSchedule string = '0 30 18 * * *'

@description('When returns that no event announced are looked for: six-field cron in UTC.')
param sweepSchedule string = '0 0 * * * *'

@description('Time zone in which the counties see times: IANA name.')
param countyTimeZone string = 'Asia/Shanghai'

@description('Where people reach the pages, for the links of reports: https://… without a slash at its end. Empty: the address by which a report was asked for.')
param pageAddress string = ''

@description('Object id of the user, group or pipeline that uploads the app package; empty where that role is granted elsewhere.')
param deployerId string = ''

@description('Tags of every resource.')
param tags object = {}

// Names

var suffix = uniqueString(resourceGroup().id)
// At most 32 characters: the Functions host takes its id, which its locks and receipts hang on, from the first 32.
var appName = '${toLower(name)}-${suffix}'
var storageName = take('${toLower(replace(name, '-', ''))}${suffix}', 24)

var packageContainer = 'app-package'
var package = 'app.zip'
var containers = ['returns', 'receipts', 'runs', 'settings', 'reports', packageContainer, 'deadletters']
// The poison queues are the Functions host's names. Declared, so that they can be watched before anything fails.
var queues = ['compile', 'compile-poison', 'sweep', 'sweep-poison', 'webjobs-blobtrigger-poison']
var tables = ['schools', 'returns', 'rows', 'queries', 'rounds', 'figures', 'adjustments', 'flags', 'outcomes']

// Storage

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: storageSku }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    isHnsEnabled: false
    networkAcls: {
      defaultAction: 'Allow'
      bypass: 'AzureServices'
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    isVersioningEnabled: true
    changeFeed: { enabled: true }
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    restorePolicy: {
      enabled: true
      days: softDeleteDays - 1
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for item in containers: {
    parent: blobService
    name: item
    properties: { publicAccess: 'None' }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [
  for item in queues: {
    parent: queueService
    name: item
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [
  for item in tables: {
    parent: tableService
    name: item
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: storage
  name: 'default'
  dependsOn: [blobService]
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions-of-records'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['returns/', 'receipts/', 'runs/', 'settings/', 'reports/']
            }
            actions: {
              version: {
                tierToCool: { daysAfterCreationGreaterThan: 90 }
                delete: { daysAfterCreationGreaterThan: recordVersionDays }
              }
            }
          }
        }
        {
          // Packages and the host's own locks and keys are written over and over; nothing hangs on their versions.
          name: 'old-versions-of-machinery'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${packageContainer}/', 'azure-webjobs-hosts/', 'azure-webjobs-secrets/']
            }
            actions: {
              version: {
                delete: { daysAfterCreationGreaterThan: softDeleteDays }
              }
            }
          }
        }
      ]
    }
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: storage
  name: 'keep-the-records'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the schools\' returns as they came in. Remove this lock only to do away with the records.'
  }
}

// Telemetry

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${appName}-logs'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
    features: { enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${appName}-insights'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
  }
}

var storageLogs = [
  for category in ['StorageRead', 'StorageWrite', 'StorageDelete']: {
    category: category
    enabled: true
  }
]

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobService
  name: 'logs'
  properties: {
    workspaceId: logs.id
    logs: storageLogs
  }
}

resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queueService
  name: 'logs'
  properties: {
    workspaceId: logs.id
    logs: storageLogs
  }
}

resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tableService
  name: 'logs'
  properties: {
    workspaceId: logs.id
    logs: storageLogs
  }
}

// Identity and roles

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${appName}-identity'
  location: location
  tags: tags
}

var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource appStorageRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobDataOwner, queueDataContributor, tableDataContributor]: {
    scope: storage
    name: guid(storage.id, identity.id, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource appInsightsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource deployerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerId)) {
  scope: container[indexOf(containers, packageContainer)]
  name: guid(storage.id, packageContainer, deployerId, blobDataContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    principalId: deployerId
  }
}

// The function app

resource hosting 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${appName}-plan'
  location: location
  tags: tags
  kind: plan == 'flex' ? 'functionapp' : 'elastic'
  sku: plan == 'flex'
    ? {
        name: 'FC1'
        tier: 'FlexConsumption'
      }
    : {
        name: 'EP1'
        tier: 'ElasticPremium'
      }
  properties: {
    reserved: true
    maximumElasticWorkerCount: plan == 'flex' ? null : maximumInstances
  }
}

var settings = {
  AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  CompileSchedule: compileSchedule
  SweepSchedule: sweepSchedule
  CountyTimeZone: countyTimeZone
  PageAddress: pageAddress
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '104857600'
}

// Flex says these in functionAppConfig and refuses them as settings.
var premiumSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: '${storage.properties.primaryEndpoints.blob}${packageContainer}/${package}'
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity.id
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  dependsOn: [appStorageRole, appInsightsRole, container, queue, table]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: hosting.id
    httpsOnly: true
    clientAffinityEnabled: false
    functionAppConfig: plan == 'flex'
      ? {
          runtime: {
            name: 'dotnet-isolated'
            version: '10.0'
          }
          deployment: {
            storage: {
              type: 'blobContainer'
              value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
              authentication: {
                type: 'UserAssignedIdentity'
                userAssignedIdentityResourceId: identity.id
              }
            }
          }
          scaleAndConcurrency: {
            instanceMemoryMB: 2048
            maximumInstanceCount: maximumInstances
            alwaysReady: warmIngestInstances == 0
              ? []
              : [
                  {
                    name: 'blob'
                    instanceCount: warmIngestInstances
                  }
                ]
          }
        }
      : null
    siteConfig: {
      linuxFxVersion: plan == 'flex' ? null : 'DOTNET-ISOLATED|10.0'
      // Without this the scale controller, which has no identity here, sees no queue.
      functionsRuntimeScaleMonitoringEnabled: plan == 'flex' ? null : true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      appSettings: map(items(plan == 'flex' ? settings : union(settings, premiumSettings)), setting => {
        name: setting.key
        value: setting.value
      })
    }
  }
}

// No user name and password for deployment: Entra only.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

// The storage's events; see events.bicep

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: '${appName}-events'
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: storage.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource topicRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: container[indexOf(containers, 'deadletters')]
  name: guid(storage.id, topic.id, blobDataContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

// Outputs

@description('Name of the function app.')
output appName string = app.name

@description('Host name of the function app.')
output hostName string = app.properties.defaultHostName

@description('Name of the storage account.')
output storageName string = storage.name

@description('Name of the storage\'s event topic.')
output topicName string = topic.name
