import HTTPServing

extension Configuration {
    /// The event loops that the server has.
    var serverLoops: Int { eventLoops == 0 ? ServerConfiguration.usualLoops : eventLoops }
}
