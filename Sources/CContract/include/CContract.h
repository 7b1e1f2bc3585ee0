// The texts that the server serves as they are, embedded by the C compiler: it takes them in no time, where an array
// literal of a quarter of a million bytes costs the Swift compiler more than a minute.
#ifndef ATTUNE_CONTRACT_H
#define ATTUNE_CONTRACT_H

#include <stddef.h>

/// A text in the program's read-only data.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} contract_text;

/// openapi.yaml of the project's root.
contract_text contract_openapi_yaml(void);

/// The same as JSON, written by `make openapi`.
contract_text contract_openapi_json(void);

/// The answer of GET /v1/protocol-templates.
contract_text contract_protocol_templates(void);

/// How a summary looks as a page.
contract_text contract_summary_style(void);

/// How the page that opens a share link looks besides, and what it does.
contract_text contract_shared_style(void);
contract_text contract_shared_script(void);

#endif
