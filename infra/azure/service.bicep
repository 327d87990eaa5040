// The service and its bot. Container Apps and not App Service: the image is what was tested, a revision replaces another only when it is
// ready, copies come and go with the load, and nothing but HTTPS is open. At least one copy always runs, because it sends the reminders.
targetScope = 'resourceGroup'

@minLength(3)
@maxLength(20)
param name string
param location string = 'uksouth'

@description('The image, with its tag or digest.')
param image string
param registryHost string
param environmentId string
param identityId string
param identityClientId string
param logsId string

@description('Host name people reach the service at, in lower case.')
param publicHost string
@description('Certificate of the environment for an address of the council’s own; “none” = the address Azure gives.')
param certificateId string = 'none'
@description('Client id of the Entra application: the tab signs in with it, and the bot has the same id.')
param appClientId string
param appIdUri string
param teamsAppId string
@description('Id of the app in the organisation’s catalogue; “none” = looked up, which needs AppCatalog.Read.All.')
param teamsCatalogueAppId string = 'none'
@description('[{"id":"children","site":"contoso.sharepoint.com:/sites/children"}]')
param boards array
@description('What SharePoint allows this application in this tenant: 1,250 up to 1,000 licences, 6,250 above 50,000.')
param sharePointUnitsPerMinute string = '1250'

@description('Copies that always run. With two, an update or a broken machine is not noticed.')
@minValue(1)
@maxValue(10)
param leastCopies int = 2
@minValue(1)
@maxValue(10)
param mostCopies int = 4

@description('F0 costs nothing for Teams.')
@allowed([
  'F0'
  'S1'
])
param botSku string = 'F0'

var port = 3978

resource service 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'auto'
        customDomains: certificateId == 'none'
          ? []
          : [
              {
                name: publicHost
                certificateId: certificateId
                bindingType: 'SniEnabled'
              }
            ]
      }
      registries: [
        {
          server: registryHost
          identity: identityId
        }
      ]
    }
    template: {
      // Longer than DRAIN_SECONDS and the ten seconds that what is under way may take then; see docs/operations.md.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'service'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            {
              name: 'PORT'
              value: '${port}'
            }
            {
              name: 'PUBLIC_URL'
              value: 'https://${publicHost}'
            }
            {
              name: 'TENANT_ID'
              value: tenant().tenantId
            }
            {
              name: 'APP_CLIENT_ID'
              value: appClientId
            }
            {
              name: 'APP_MANAGED_IDENTITY_CLIENT_ID'
              value: identityClientId
            }
            {
              name: 'APP_ID_URI'
              value: appIdUri
            }
            {
              name: 'BOT_APP_ID'
              value: appClientId
            }
            {
              name: 'TEAMS_APP_ID'
              value: teamsAppId
            }
            {
              name: 'TEAMS_CATALOGUE_APP_ID'
              value: teamsCatalogueAppId == 'none' ? '' : teamsCatalogueAppId
            }
            {
              name: 'BOARDS'
              value: string(boards)
            }
            {
              name: 'SERVICE_REPLICAS'
              value: '${mostCopies}'
            }
            {
              name: 'SHAREPOINT_UNITS_PER_MINUTE'
              value: sharePointUnitsPerMinute
            }
            {
              // Longer than the readiness probe below needs to notice.
              name: 'DRAIN_SECONDS'
              value: '20'
            }
            {
              name: 'LOG_LEVEL'
              value: 'info'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/health/live'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/health/live'
                port: port
              }
              periodSeconds: 15
              timeoutSeconds: 5
              failureThreshold: 4
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health/ready'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: leastCopies
        maxReplicas: mostCopies
        rules: [
          {
            name: 'waiting-tabs'
            http: {
              metadata: {
                // Every open tab holds one request that waits.
                concurrentRequests: '150'
              }
            }
          }
        ]
      }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  // Bots have no region in the UK: what the resource itself keeps is its name, its ids and the address below, and no messages.
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botSku
  }
  properties: {
    displayName: 'Safeguarding Register'
    endpoint: 'https://${publicHost}/api/messages'
    msaAppId: appClientId
    msaAppTenantId: tenant().tenantId
    msaAppType: 'SingleTenant'
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

resource botLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: bot
  properties: {
    workspaceId: logsId
    logs: [
      {
        category: 'BotRequest'
        enabled: true
      }
    ]
  }
}

output SERVICE_NAME string = service.name
output SERVICE_HOST string = service.properties.configuration.ingress.fqdn
