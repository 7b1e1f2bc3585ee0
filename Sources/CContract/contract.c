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

static const unsigned char summary_style[] = {
#embed "summary.css"
};

static const unsigned char shared_style[] = {
#embed "shared.css"
};

static const unsigned char shared_script[] = {
#embed "shared.js"
};

contract_text contract_openapi_yaml(void) { return (contract_text){openapi_yaml, sizeof openapi_yaml}; }

contract_text contract_openapi_json(void) { return (contract_text){openapi_json, sizeof openapi_json}; }

contract_text contract_protocol_templates(void) {
    return (contract_text){protocol_templates, sizeof protocol_templates};
}

contract_text contract_summary_style(void) { return (contract_text){summary_style, sizeof summary_style}; }

contract_text contract_shared_style(void) { return (contract_text){shared_style, sizeof shared_style}; }

contract_text contract_shared_script(void) { return (contract_text){shared_script, sizeof shared_script}; }
