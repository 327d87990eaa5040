// An environment that is spread over zones needs a network of its own.
param name string
param location string

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.60.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'environment'
        properties: {
          addressPrefix: '10.60.0.0/23'
          // An environment with workload profiles is refused in a network that was not handed to it.
          delegations: [
            {
              name: 'environment'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
    ]
  }
}

output subnetId string = network.properties.subnets[0].id
