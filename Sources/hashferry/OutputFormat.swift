internal import ArgumentParser

/// How a command writes its answer on stdout.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
