// The Entra application of the register: the tab signs people in with it, the service calls Graph with it, and it is the bot.
// Deployed twice: an application's URI holds its own id, which is known after the first time (applicationId).
// Who deploys this needs the role Application Administrator; an administrator then consents once (docs/administrators-guide.md).
extension microsoftGraphV1

targetScope = 'resourceGroup'

@description('Keeps the application the same from one deployment to the next.')
param uniqueName string
param publicHost string
@description('Object id of the managed identity that may speak for this application.')
param identityPrincipalId string
@description('Client id of this application; “none” the first time.')
param applicationId string = 'none'
@description('Whether the service may install the app for somebody who leads an action and has not added it.')
param mayInstallItself bool = true

var graphId = '00000003-0000-0000-c000-000000000000'
// Teams on desktop and phone, Teams in the browser, and Microsoft 365 and Outlook, where Teams apps are shown too.
var teamsClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264'
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
  '4765445b-32c6-49b0-83e6-1d93765276ca'
  '0ec893e0-5785-4de6-99da-4ed124e5296c'
  'd3590ed6-52b3-4102-aeff-aad2292ab01c'
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3'
  '27922004-5251-4030-b22d-91ecd9a37ea4'
]
var scopeId = guid(uniqueName, 'access_as_user')
var appRoles = concat(
  [
    'Sites.Selected'
  ],
  mayInstallItself
    ? [
        'TeamsAppInstallation.ReadWriteSelfForUser.All'
      ]
    : []
)

resource graph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: graphId
}

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: 'Safeguarding Register'
  signInAudience: 'AzureADMyOrg'
  identifierUris: applicationId == 'none' ? [] : [
    'api://${publicHost}/botid-${applicationId}'
  ]
  api: {
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [
      {
        id: scopeId
        value: 'access_as_user'
        type: 'User'
        isEnabled: true
        adminConsentDisplayName: 'Open the safeguarding register as yourself'
        adminConsentDescription: 'Lets Teams tell the register who has opened it, so that it shows what that person may see.'
        userConsentDisplayName: 'Open the safeguarding register as yourself'
        userConsentDescription: 'Lets Teams tell the register that it is you, so that it shows what you may see.'
      }
    ]
    preAuthorizedApplications: [
      for client in teamsClients: {
        appId: client
        delegatedPermissionIds: [
          scopeId
        ]
      }
    ]
  }
  requiredResourceAccess: [
    {
      resourceAppId: graphId
      resourceAccess: concat(
        [
          {
            id: filter(graph.oauth2PermissionScopes, scope => scope.value == 'Sites.Selected')[0].id
            type: 'Scope'
          }
        ],
        map(appRoles, wanted => {
          id: filter(graph.appRoles, role => role.value == wanted)[0].id
          type: 'Role'
        })
      )
    }
  ]

  resource trust 'federatedIdentityCredentials@v1.0' = {
    name: '${application.uniqueName}/managed-identity'
    issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    subject: identityPrincipalId
    audiences: [
      'api://AzureADTokenExchange'
    ]
    description: 'The service’s managed identity may speak for this application, so that no secret is kept.'
  }
}

resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

output APP_CLIENT_ID string = application.appId
output APP_ID_URI string = 'api://${publicHost}/botid-${application.appId}'
output APP_PRINCIPAL_ID string = principal.id
