using 'main.bicep'

// What differs from one installation to the next; everything else has its default in main.bicep.
param name = 'edu'
param plan = 'flex' // Azure China: 'ep1'
param storageSku = 'Standard_GRS'
param countyTimeZone = 'Asia/Shanghai'
param tags = {
  app: 'EduFunctions'
}
