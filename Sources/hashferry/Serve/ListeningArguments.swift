internal import ArgumentParser
internal import UsersServer

/// Where the service listens.
struct ListeningArguments: ParsableArguments {
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080

    @Option(
        name: .customLong("trusted-proxy"),
        help: ArgumentHelp(
            "A proxy's address, or its network: who calls is read from its X-Forwarded-For and X-Forwarded-Proto; "
                + "may be repeated.",
            valueName: "address[/bits]"),
        transform: { text in
            guard let network = IPNetwork(text) else {
                throw ValidationError("a proxy is an address such as 127.0.0.1, or a network such as 10.0.0.0/8")
            }
            return network
        })
    var trustedProxies: [IPNetwork] = []

    func validate() throws {
        guard 0...65_535 ~= port else { throw ValidationError("--port takes a number from 0 to 65535") }
    }

    func apply(to configuration: inout ServiceConfiguration) {
        configuration.host = host
        configuration.port = port
        configuration.trustedProxies = trustedProxies
    }

    /// The host as it stands in an address of the web.
    var authorityHost: String { host.contains(":") ? "[\(host)]" : host }
}
