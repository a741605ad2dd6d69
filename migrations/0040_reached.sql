-- 接收方式: an address or a telephone that somebody has typed and not confirmed yet. Whoever is reached there has the code.
CREATE TABLE address_codes (
  person_id TEXT NOT NULL CONSTRAINT address_codes_of_a_person REFERENCES people (id),
  channel TEXT NOT NULL CONSTRAINT address_codes_channel CHECK (channel IN ('mail', 'webhook')),
  address TEXT NOT NULL CONSTRAINT address_codes_address CHECK (address <> ''),
  code_hash TEXT NOT NULL,                    -- under the site's secret: six digits alone are soon tried
  expires_at INTEGER NOT NULL,
  CONSTRAINT address_codes_key PRIMARY KEY (person_id, channel)
) STRICT;
CREATE INDEX address_codes_by_end ON address_codes (expires_at);
