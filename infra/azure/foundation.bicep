// What stands before the service does: who it is, where its images and logs are, and the environment it runs in.
// Everything is in the region of the resource group (UK South, unless somebody chose another).
// There is no Key Vault, because there is no secret: the service proves itself by its managed identity.
targetScope = 'resourceGroup'

@description('Begins every name. Lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string

@description('Where it all stands. The data stays in the tenant’s own SharePoint; here are the service, its images and its logs.')
param location string = 'uksouth'

@description('How long log lines and traces are kept, in days. They carry ids and no names.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Over several zones of the region. Needs a network of its own, and cannot be changed later.')
param zoneRedundant bool = false

@description('Whether the service’s traces are kept: routes, kinds of calls, times; no names, no texts. See docs/operations.md.')
param traces bool = true

// Names of registries are unique in the world and have no hyphens.
var registryName = take('${replace(name, '-', '')}${uniqueString(resourceGroup().id)}', 50)
// AcrPull: may take images, and nothing else.
var pullImages = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logRetentionDays
    features: {
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

// Where traces are looked at. They are kept in the workspace above, for as long as its lines; addresses of machines are not.
resource insights 'Microsoft.Insights/components@2020-02-02' = if (traces) {
  name: '${name}-traces'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    IngestionMode: 'LogAnalytics'
    DisableIpMasking: false
    // The environment's collector can send in no other way; what it sends with lets nobody read.
    DisableLocalAuth: false
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: registryName
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, pullImages)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullImages)
  }
}

resource registryLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: registry
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'ContainerRegistryLoginEvents'
        enabled: true
      }
      {
        category: 'ContainerRegistryRepositoryEvents'
        enabled: true
      }
    ]
  }
}

module network 'modules/network.bicep' = if (zoneRedundant) {
  name: '${name}-network'
  params: {
    name: name
    location: location
  }
}

// The collector of traces is in the preview versions only.
resource environment 'Microsoft.App/managedEnvironments@2024-10-02-preview' = {
  name: '${name}-environment'
  location: location
  properties: {
    // Through a diagnostic setting and not with the workspace's key: so nothing here holds a key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    // Tells every container where to send traces, by OpenTelemetry's own settings; without it the service records none.
    appInsightsConfiguration: traces
      ? {
          connectionString: insights.properties.ConnectionString
        }
      : null
    openTelemetryConfiguration: traces
      ? {
          tracesConfiguration: {
            destinations: [
              'appInsights'
            ]
          }
        }
      : null
    zoneRedundant: zoneRedundant
    // Said, because what an environment is without it depends on its network. Paid by use; environments of the old kind are not made any more.
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    vnetConfiguration: zoneRedundant
      ? {
          infrastructureSubnetId: network.outputs.subnetId
          internal: false
        }
      : null
  }
}

resource environmentLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: environment
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

output IDENTITY_ID string = identity.id
output IDENTITY_CLIENT_ID string = identity.properties.clientId
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output ENVIRONMENT_ID string = environment.id
output REGISTRY_NAME string = registry.name
output REGISTRY_HOST string = registry.properties.loginServer
output LOGS_ID string = logs.id
@description('Where people will reach the service, unless the council gives it an address of its own.')
output DEFAULT_HOST string = '${name}.${environment.properties.defaultDomain}'
