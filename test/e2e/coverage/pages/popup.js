opener.postMessage({ popup: location.href }, location.origin)
close()
