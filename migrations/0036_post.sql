-- 站外发送: by which channels what the site has to say leaves it, as an administrator sets them: the newest version of each counts.
CREATE TABLE channel_settings (
  channel TEXT NOT NULL CONSTRAINT channel_settings_channel CHECK (channel IN ('mail', 'wecom', 'dingtalk', 'webhook')),
  version INTEGER NOT NULL CONSTRAINT channel_settings_version CHECK (version >= 1),
  place TEXT NOT NULL,                        -- where it leads to, without its keys; '' where it is turned off
  sealed TEXT,                                -- all of how it is reached, under DATA_SECRET; NULL: it is turned off
  by_id TEXT NOT NULL CONSTRAINT channel_settings_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT channel_settings_key PRIMARY KEY (channel, version),
  CONSTRAINT channel_settings_off CHECK ((sealed IS NULL) = (place = ''))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER channel_settings_are_not_changed BEFORE UPDATE ON channel_settings BEGIN SELECT RAISE(ABORT, 'channel_settings are not changed'); END;
CREATE TRIGGER channel_settings_are_kept BEFORE DELETE ON channel_settings BEGIN SELECT RAISE(ABORT, 'channel_settings are kept'); END;
CREATE TRIGGER channel_settings_come_once BEFORE INSERT ON channel_settings WHEN EXISTS (SELECT 1 FROM channel_settings WHERE channel = NEW.channel AND version = NEW.version) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: channel_settings.channel, channel_settings.version'); END;
