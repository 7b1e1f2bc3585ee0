#include "CContract.h"

static const unsigned char openapi_yaml[] = {
#embed "../../openapi.yaml"
};

static const unsigned char openapi_json[] = {
#embed "openapi.json"
};

static const unsigned char protocol_templates[] = {
#embed "protocol-templates.json"
};

contract_text contract_openapi_yaml(void) { return (contract_text){openapi_yaml, sizeof openapi_yaml}; }

contract_text contract_openapi_json(void) { return (contract_text){openapi_json, sizeof openapi_json}; }

contract_text contract_protocol_templates(void) {
    return (contract_text){protocol_templates, sizeof protocol_templates};
}
