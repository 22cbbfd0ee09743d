internal import AppwriteUsers

/// What a User-Agent header says of the system, the client and the device that made a call.
///
/// Codes and names are those of Matomo's device-detector, which the service uses, for the systems and clients that
/// are common; versions are cut to two parts, as there. What the header does not say is `""`. Reading takes time
/// linear in the header, of which only the first ``maximumByteCount`` bytes are looked at, and never fails.
struct UserAgent: Sendable, Hashable {
    let system: AgentSystem
    let client: AgentClient
    let device: AgentDevice

    /// More than browsers send, and little to walk over.
    static let maximumByteCount = 512

    init(_ header: String) {
        let text = AgentText(header.utf8.prefix(Self.maximumByteCount))
        system = AgentSystem(text)
        client = AgentClient(text, on: system)
        device = AgentDevice(text, system: system, client: client)
    }

    /// The members of a session and of a log; the country is never looked up (Users API, Response models).
    var details: ClientDetails {
        ClientDetails(
            osCode: system.code, osName: system.name, osVersion: system.version, clientType: client.type,
            clientCode: client.code, clientName: client.name, clientVersion: client.version,
            clientEngine: client.engine, clientEngineVersion: client.engineVersion, deviceName: device.name,
            deviceBrand: device.brand, deviceModel: device.model, countryCode: "--", countryName: "Unknown")
    }
}
