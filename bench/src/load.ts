// Asks a server for pages as fast as it answers, in a process of its own; prints what autocannon counted.
import autocannon from 'autocannon'

const [url = '', connections = '1', duration = '5', ...paths] = process.argv.slice(2)
const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(duration),
  requests: paths.map((path) => ({ path })),
})
console.log(JSON.stringify(result))
