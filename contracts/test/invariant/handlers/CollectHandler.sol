// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {Promises} from "../Promises.sol";
import {JuryHandler} from "./JuryHandler.sol";

/// @title What is paid after an incident: payouts, bonds, what nobody collected, salvage
abstract contract CollectHandler is JuryHandler {
    uint256 private constant YEAR = 365 days;
    mapping(uint256 incident => mapping(uint256 cover => bool)) internal ghost_collected;

    function collect(uint256 which, uint256 cover) external action("collect") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            if (_canCollect(id) && _tryCollect(id, cover)) return;
        }
    }

    function _canCollect(uint256 id) internal view returns (bool) {
        GhostIncident storage g = ghost_incidents[id - 1];
        return g.status == IncidentStatus.Accepted && block.timestamp < g.closedAt + YEAR;
    }

    function _tryCollect(uint256 id, uint256 seed) internal returns (bool) {
        uint256 count = ghost_covers.length;
        GhostIncident storage g = ghost_incidents[id - 1];
        for (uint256 i; i < count; i++) {
            uint256 cover = (seed % count + i) % count + 1;
            bool isOther = ghost_covers[cover - 1].product != g.product;
            if (isOther || _amountOn(cover - 1, g.eventTime / 1 days) == 0) continue;
            if (ghost_collected[id][cover]) {
                bytes memory again = abi.encodeCall(core.claims.collect, (id, cover));
                _refused(again, ErrorsLib.AlreadyCollected.selector, Promises.P3_ONCE);
                _did("collect.again");
                continue;
            }
            _collect(id, cover, g);
            return true;
        }
        return false;
    }

    function _collect(uint256 id, uint256 cover, GhostIncident storage g) private {
        address holder = core.cover.ownerOf(cover);
        uint256 had = asset.balanceOf(holder);
        try core.claims.collect(id, cover) returns (uint256 assets) {
            assertEq(assets, ghost_payouts[id][cover], Promises.P3_RATIO);
            assertEq(asset.balanceOf(holder) - had, assets, Promises.P3_RATIO);
            g.collected += assets;
        } catch {
            assertTrue(false, Promises.P6_YEAR);
        }
        ghost_collected[id][cover] = true;
        _did("collect.some");
    }

    // ---- bonds ----

    function collectBond(uint256 which, uint256 party) external action("collectBond") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            if (ghost_incidents[id - 1].owedTo != 0) return _collectBond(id, party % 3);
        }
    }

    /// @dev To whom it is owed, and nothing to whom it is not.
    function _collectBond(uint256 id, uint256 party) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        if (g.owedTo & 2 ** party == 0) {
            bytes memory call = abi.encodeCall(core.claims.collectBond, (id, Party(party)));
            _refused(call, ErrorsLib.NoBondOwed.selector, Promises.P3_BONDS);
            return _did("collectBond.notOwed");
        }
        address to = g.parties[party];
        uint256 had = asset.balanceOf(to);
        core.claims.collectBond(id, Party(party));
        assertEq(asset.balanceOf(to) - had, _bondOf(g, party), Promises.P3_BONDS);
        g.owedTo -= 2 ** party;
        ghost_bondsCollected += _bondOf(g, party);
        string[3] memory names = ["collectBond.filer", "collectBond.challenger", "collectBond.appellant"];
        _did(names[party]);
    }

    // ---- what nobody collected ----

    /// @dev A year is a long jump: seldom taken, and to its last second first.
    function returnUncollected(uint256 which, uint256 wait) external action("returnUncollected") {
        if (ghost_incidents.length == 0) return;
        uint256 id = which % ghost_incidents.length + 1;
        uint256 over = ghost_incidents[id - 1].closedAt + YEAR;
        if (!_isFinal(id) || (block.timestamp < over && wait % 4 != 0)) return;
        if (block.timestamp < over) {
            _warp(over - 1);
            if (_canCollect(id) && _tryCollect(id, wait)) _did("collect.lastSecond");
            bytes memory call = abi.encodeCall(core.claims.returnUncollected, (id));
            _refused(call, ErrorsLib.CollectionOpen.selector, Promises.P6_YEAR);
            _warp(over);
        }
        _returnRest(id);
    }

    function _returnRest(uint256 id) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        if (g.status == IncidentStatus.Accepted) {
            bytes memory call = abi.encodeCall(core.claims.collect, (id, 1));
            _refused(call, ErrorsLib.CollectionOver.selector, Promises.P6_YEAR);
        }
        uint256 rest = g.booked - g.collected - g.returned;
        assertEq(core.claims.returnUncollected(id), rest + g.potLeft, Promises.P6_YEAR);
        g.returned += rest;
        ghost_potsReturned += g.potLeft;
        g.potLeft = 0;
        _distributed();
        _did("returnUncollected.some");
    }

    // ---- salvage ----

    function recover(uint256 which, uint256 who, uint256 assets) external action("recover") {
        uint256 id = _pickIn(which, IncidentStatus.Accepted);
        if (id == 0) return;
        address donor = _someone(who);
        assets = _bound(assets, 1, ghost_incidents[id - 1].booked / 4 + 1);
        fund(donor, assets);
        uint256 since = Math.max(ghost_incidents[id - 1].eventTime, block.timestamp - WINDOW);
        PoolMoney memory m = pool.money();
        uint256 toExits = _credit(since, assets, m.capital);
        vm.prank(donor);
        core.claims.recover(id, assets);
        _distributed();
        ghost_salvageToExits += toExits;
        ghost_salvageToCapital += assets - toExits;
        assertEq(pool.money().capital, m.capital + assets - toExits, Promises.P2_SALVAGE);
        assertEq(pool.money().exiting, m.exiting + toExits, Promises.P2_SALVAGE);
        _did(toExits == 0 ? "recover.capital" : "recover.exits");
    }

    function _credit(uint256 since, uint256 assets, uint256 capital) private returns (uint256 sum) {
        uint256 base = capital + _chargeable(since);
        for (uint256 i; i < ghost_batches.length; i++) {
            GhostBatch storage b = ghost_batches[i];
            if (b.processedAt <= since || base == 0) continue;
            uint256 part = assets * b.assets / base;
            b.assets += part;
            sum += part;
        }
    }
}
