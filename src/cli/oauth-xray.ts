process.stderr.write('oauth-xray: not built yet\n')
process.exitCode = 2
