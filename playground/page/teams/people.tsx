// On top of the Teams window: whose it is, and who else one can be.
import { CheckIcon, DownIcon } from "../icons.tsx";
import { usePopover } from "../popover.ts";
import { initials, tone } from "../rail.tsx";
import { useTexts, useUi } from "../store.ts";
import type { TeamsUser } from "../teams-contract.ts";
import { becomeTeams } from "./actions.ts";

export function Face({ user }: { user: TeamsUser }) {
  return (
    <span class={`t-face tone-${tone(user.agency)}`} aria-hidden="true">
      {initials(user)}
    </span>
  );
}

function PersonRow({
  user,
  current,
  onPick,
}: {
  user: TeamsUser;
  current: boolean;
  onPick(): void;
}) {
  const [role = user.name, place = user.agency] = user.name.split(/,\s*/);
  return (
    <button
      type="button"
      role="option"
      aria-selected={current}
      class="person"
      onClick={onPick}
      data-testid={`teams-user-${user.id}`}
    >
      <Face user={user} />
      <span>
        <b>{role}</b>
        <small>{place}</small>
      </span>
      {current && <CheckIcon />}
    </button>
  );
}

export function TeamsPeople() {
  const t = useTexts();
  const users = useUi((u) => u.teams.state!.users);
  const me = useUi((u) => u.teams.state!.users.find((one) => one.id === u.teams.user));
  const { open, setOpen, box, onKeyDown } = usePopover("[role=option]");
  const tenants = [...new Set(users.map((u) => u.tenant))];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the list inside
    <div class="t-people" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="t-me"
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="teams-user-picker"
        title={t.chooseUser}
      >
        <span>
          <span class="unseen">{t.you} </span>
          {me?.name}
          <small> · {t.change}</small>
        </span>
        {me && <Face user={me} />}
        <DownIcon />
      </button>
      {open && (
        <div class="t-people-list" role="listbox" aria-label={t.chooseUser}>
          {tenants.map((tenant) => (
            // biome-ignore lint/a11y/useSemanticElements: inside a listbox a group is the only container that keeps its options options
            <div role="group" aria-label={tenant}>
              <p class="agency">{tenant}</p>
              {users
                .filter((u) => u.tenant === tenant)
                .map((user) => (
                  <PersonRow
                    user={user}
                    current={user.id === me?.id}
                    onPick={() => {
                      setOpen(false);
                      void becomeTeams(user.id);
                    }}
                  />
                ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
