"""Documents the mutations start from, besides those of the corpus folders.

Between them they use every component of the registry, every mode, connections
and inline fields, `needs` in each form, params, profiles, anchors, merge keys,
comments, flow style and each way YAML has to write a text.
"""

import yaml

BASE_DOCUMENTS = {
    "smallest": """\
oml_version: "0.1.0"
name: smallest
steps:
  - id: only
    component: duckdb.processor
    mode: transform
    config:
      query: SELECT 1 AS one
""",
    "mysql-to-supabase": """\
# Orders of the shop, one table a day.
oml_version: "0.1.0"
name: mysql-to-supabase
description: Copies orders   # with a note
metadata: {owner: sales, tier: 2}
schedule: "0 6 * * *"
steps:
  - id: extract-orders
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: |
        SELECT id, total
        FROM orders
        -- only what is paid
        WHERE paid = 1
  - id: sum-orders
    component: duckdb.processor
    mode: transform
    needs: [extract-orders]
    config:
      query: >-
        SELECT count(*) AS orders,
        sum(total) AS total FROM df_extract_orders
  - id: write-orders
    component: supabase.writer
    mode: write
    needs:
      - sum-orders
    config:
      connection: "@supabase.main"
      table: daily_orders
      write_mode: upsert
      primary_key: [id]
""",
    "mysql-inline": """\
oml_version: "0.1.0"
name: mysql-inline
steps:
- id: extract
  component: mysql.extractor
  mode: read
  config:
    host: ${MYSQL_HOST}
    port: 3306
    database: shop
    user: reader
    password: ${MYSQL_PASSWORD}
    table: customers
    columns: [id, name]
    limit: 1_000
- id: load
  component: mysql.writer
  mode: write
  needs: [extract]
  config:
    connection: "@mysql.mirror"
    table: customers
    mode: append
""",
    "mysql-writers": """\
oml_version: '0.1.0'
name: 'mysql-writers'
steps:
  - {id: read-a, component: mysql.extractor, mode: read, config: {connection: '@mysql.shop', table: a}}
  - {id: upsert-a, component: mysql.writer, mode: write, needs: [read-a],
     config: {connection: '@mysql.mirror', table: a, mode: upsert, upsert_keys: [id]}}
  - {id: replace-a, component: mysql.writer, mode: write, needs: [read-a],
     config: {connection: '@mysql.mirror', table: b, mode: replace, schema: "x", port: 3307}}
""",
    "supabase-both-ways": """\
oml_version: "0.1.0"
name: supabase-both-ways
params:
  day: {type: string, default: "2024-01-01"}
  limit: 10
profiles:
  prod:
    params: {limit: 1000}
steps:
  - id: read-people
    component: supabase.extractor
    mode: read
    config:
      connection: "@supabase.main"
      table: people
      filter: {day: "${params.day}"}
      limit: 10
  - id: replace-people
    component: supabase.writer
    mode: write
    inputs: {df: "${read-people.df}"}
    config:
      url: https://example.test
      key: ${SUPABASE_KEY}
      table: people_copy
      write_mode: replace
      primary_key: id
""",
    "csv-round-trip": """\
oml_version: "0.1.0"
name: csv-round-trip
steps:
  - id: read-csv
    component: filesystem.csv_extractor
    mode: read
    config:
      connection: "@filesystem.local"
      path: in/people.csv
      delimiter: ";"
      encoding: iso-8859-1
      header: true
      skip_rows: 1
  - id: write-csv
    component: filesystem.csv_writer
    mode: write
    needs: [read-csv]
    config:
      path: out/people.csv
      delimiter: ","
      encoding: utf-8
      newline: crlf
      quoting: all
      header: yes
""",
    "graphql": """\
oml_version: "0.1.0"
name: graphql
steps:
  - id: by-connection
    component: graphql.extractor
    mode: read
    config:
      connection: "@graphql.api"
      query: "{ people { id name } }"
      headers: {X-Client: osiris}
      pagination_enabled: false
  - id: inline
    component: graphql.extractor
    mode: read
    needs: []
    config:
      endpoint: https://example.test/graphql
      query: 'query { people { id } }'
      auth_type: bearer
      auth_token: "${API_TOKEN}"
      timeout: 30
""",
    "posthog": """\
---
oml_version: "0.1.0"
name: posthog
steps:
  - id: events
    component: posthog.extractor
    mode: read
    config:
      connection: "@posthog.eu"
      data_type: events
      region: eu
      event_types: ["$pageview"]
  - id: persons
    component: posthog.extractor
    mode: read
    needs: []
    config: {api_key: "${POSTHOG_KEY}", project_id: "1", data_type: persons}
...
""",
    "shared-config": """\
oml_version: "0.1.0"
name: shared-config
x-read: &read
  connection: &shop "@mysql.shop"
  batch_size: 500
x-more: &more {echo: false, limit: 5}
steps:
  - id: one
    component: &extractor mysql.extractor
    mode: read
    config:
      <<: *read
      table: one
  - id: two
    component: *extractor
    mode: read
    needs: []
    config: {<<: [*read, *more], table: two, limit: 7}
  - id: three
    component: *extractor
    mode: read
    needs: []
    config: &whole
      connection: *shop
      table: three
  - id: four
    component: *extractor
    mode: read
    needs: []
    config: *whole
""",
    "every-step-key": """\
oml_version: "0.1.0"
name: every-step-key
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config: {path: a.csv}
    outputs: [df]
    timeout: 5m
    retry: {max: 3, backoff: exp, delay_ms: 100}
    labels: [a, b]
    privacy: strict
    approval_required: false
    annotations: {note: x}
    x-anything: {free: true}
  - id: shape
    component: duckdb.processor
    mode: transform
    needs: [read]
    inputs:
      df: "${read.df}"
    when: "${params.on}"
    config:
      query: "SELECT * FROM df_read"
  - id: write
    component: filesystem.csv_writer
    mode: write
    config: {path: b.csv, newline: lf}
""",
    "added-components": """\
oml_version: "0.1.0"
name: added-components
steps:
  - id: read
    component: duckdb.extractor
    mode: read
    config: {connection: "@duckdb.local", table: t}
  - id: write
    component: duckdb.writer
    mode: write
    needs: [read]
    config: {connection: "@duckdb.local", table: u, write_mode: append}
""",
    "no-config": """\
oml_version: "0.1.0"
name: no-config
steps:
  - id: first
    component: duckdb.processor
    mode: transform
  - id: second
    component: unheard.of
    mode: write
    config:
  - id: third
    component: mysql.extractor
    mode: read
    config: {}
""",
    "legacy": """\
version: 1
name: legacy
connectors: []
tasks:
  - source: mysql
outputs: {}
""",
    "kept-odd": """\
? oml_version
: !!str 0.1.0
"name": "kept\\x2dodd"
'steps':
- "id": ! a
  ? component
  : "duckdb.\\
    processor"
  "mode": 'transform'
  config: {"query":"SELECT '#', ':', 1 -- [x]", }
  needs: [
  ]
""",
}

CONNECTIONS = """\
connections:
  mysql:
    shop: {host: localhost, database: shop, user: reader, password: "${MYSQL_PASSWORD}", default: true}
    mirror: {host: localhost, database: mirror, user: writer, password: "${MYSQL_PASSWORD}"}
    db_movies: {host: localhost, database: movies, user: reader, password: "${MYSQL_PASSWORD}"}
  supabase:
    main: {url: "https://example.test", key: "${SUPABASE_KEY}"}
  filesystem:
    local: {base_dir: data}
  graphql:
    api: {endpoint: "https://example.test/graphql", auth_token: "${API_TOKEN}"}
  posthog:
    eu: {api_key: "${POSTHOG_KEY}", project_id: "1"}
  duckdb:
    local: {path: local.duckdb}
"""

WORKSPACE = """\
version: "2.0"
filesystem:
  pipelines_dir: pipelines
"""


def example_value(schema):
    """A value the field's schema names, or one of the field's type."""
    if "default" in schema:
        return schema["default"]
    if schema.get("enum"):
        return schema["enum"][0]
    kind = schema.get("type")
    examples = {"string": "text", "integer": 1, "number": 1.5, "boolean": True, "array": ["a"], "object": {"a": 1}}
    return examples.get(kind, "text")


def registry_documents(specs):
    """For each component two documents: its required fields, and all of them beside a connection."""
    oml_modes = {"extract": "read", "transform": "transform", "write": "write"}
    documents = {}
    for name, spec in sorted(specs.items()):
        fields = spec["configSchema"]["properties"]
        required = {key: example_value(fields[key]) for key in spec["configSchema"].get("required", [])}
        every = {key: example_value(schema) for key, schema in fields.items()}
        every["connection"] = "@" + name.split(".")[0] + ".main"
        mode = next(oml_modes[mode] for mode in spec["modes"] if mode in oml_modes)
        for form, config in (("required", required), ("every", every)):
            step = {"id": "step", "component": name, "mode": mode, "config": config}
            title = name.replace(".", "-").replace("_", "-") + "-" + form
            document = {"oml_version": "0.1.0", "name": title, "steps": [step]}
            documents[title] = yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
    return documents
