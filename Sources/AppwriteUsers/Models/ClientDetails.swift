internal import JSONText

/// What a request was made with, and where, as the service guesses it from the user agent and the address.
///
/// On the wire these are members of a ``Session`` and of a ``Log``.
public struct ClientDetails: Sendable, Hashable {
    public var osCode: String
    public var osName: String
    public var osVersion: String
    public var clientType: String
    public var clientCode: String
    public var clientName: String
    public var clientVersion: String
    public var clientEngine: String
    public var clientEngineVersion: String
    public var deviceName: String
    public var deviceBrand: String
    public var deviceModel: String
    /// The country, in two lower-case letters of ISO 3166-1, or `--`.
    public var countryCode: String
    /// The name of the country, or `Unknown`.
    public var countryName: String

    /// Creates details; what is not said is unknown.
    public init(
        osCode: String = "", osName: String = "", osVersion: String = "", clientType: String = "",
        clientCode: String = "", clientName: String = "", clientVersion: String = "", clientEngine: String = "",
        clientEngineVersion: String = "", deviceName: String = "", deviceBrand: String = "", deviceModel: String = "",
        countryCode: String = "", countryName: String = ""
    ) {
        self.osCode = osCode
        self.osName = osName
        self.osVersion = osVersion
        self.clientType = clientType
        self.clientCode = clientCode
        self.clientName = clientName
        self.clientVersion = clientVersion
        self.clientEngine = clientEngine
        self.clientEngineVersion = clientEngineVersion
        self.deviceName = deviceName
        self.deviceBrand = deviceBrand
        self.deviceModel = deviceModel
        self.countryCode = countryCode
        self.countryName = countryName
    }
}

extension ClientDetails {
    init(_ reader: ModelReader) throws(ModelError) {
        self.init(
            osCode: try reader.string("osCode"),
            osName: try reader.string("osName"),
            osVersion: try reader.string("osVersion"),
            clientType: try reader.string("clientType"),
            clientCode: try reader.string("clientCode"),
            clientName: try reader.string("clientName"),
            clientVersion: try reader.string("clientVersion"),
            clientEngine: try reader.string("clientEngine"),
            clientEngineVersion: try reader.string("clientEngineVersion"),
            deviceName: try reader.string("deviceName"),
            deviceBrand: try reader.string("deviceBrand"),
            deviceModel: try reader.string("deviceModel"),
            countryCode: try reader.string("countryCode"),
            countryName: try reader.string("countryName"))
    }

    func write(to json: inout JSONObject) {
        json["osCode"] = .string(osCode)
        json["osName"] = .string(osName)
        json["osVersion"] = .string(osVersion)
        json["clientType"] = .string(clientType)
        json["clientCode"] = .string(clientCode)
        json["clientName"] = .string(clientName)
        json["clientVersion"] = .string(clientVersion)
        json["clientEngine"] = .string(clientEngine)
        json["clientEngineVersion"] = .string(clientEngineVersion)
        json["deviceName"] = .string(deviceName)
        json["deviceBrand"] = .string(deviceBrand)
        json["deviceModel"] = .string(deviceModel)
        json["countryCode"] = .string(countryCode)
        json["countryName"] = .string(countryName)
    }
}
