parent.postMessage({ url: location.href }, location.origin)
