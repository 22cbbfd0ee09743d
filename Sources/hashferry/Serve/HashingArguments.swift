internal import ArgumentParser
internal import UsersServer

/// How the service computes hashes.
struct HashingArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Memory that the hashes under way take together: a log-in that finds no place in time is answered 503, and a "
                + "hash that takes more alone is nobody's password (default: 512MiB).",
            valueName: "size"),
        transform: ByteSize.init(_:))
    var memoryBudget = ByteSize(bytes: 512 << 20)

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Compute several waiting hashes of one kind side by side: many log-ins at once take a fraction of the time, "
                + "and what one takes depends on the others."))
    var batches = true

    func apply(to configuration: inout ServiceConfiguration) {
        configuration.memoryBudget = UInt64(memoryBudget.bytes)
        configuration.batches = batches
    }
}
