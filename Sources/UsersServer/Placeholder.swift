internal import Hummingbird
internal import Metrics
internal import ServiceLifecycle
