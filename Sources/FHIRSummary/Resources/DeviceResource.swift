import JSON

/// This program, which puts the document together: nobody has checked it, so it has an author and no attester.
struct DeviceResource {
    let version: String

    var json: JSONObject {
        [
            "deviceName": [["name": "Attune", "type": "user-friendly-name"]],
            "type": .concept("Journal kept by the patient"), "version": [["value": .text(version)]],
        ]
    }
}
