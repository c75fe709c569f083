// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Restricted, Roles} from "../../../../script/Roles.sol";
import {GovernanceUnit} from "../../../utils/GovernanceUnit.t.sol";

/// @dev Every function of every deployed contract is called by a stranger; what refuses because of the role must be in the list,
/// and everything in the list must refuse, belong to its role, and stand in ARCHITECTURE.md.
contract TableTest is GovernanceUnit {
    bytes4 private constant REFUSAL = IAccessManaged.AccessManagedUnauthorized.selector;

    function test_EveryRestrictedFunctionIsInTheList() public {
        _probe("PoolFactory", "PoolFactory", address(core.factory));
        _probe("Cover", "Cover", address(core.cover));
        _probe("Claims", "Claims", address(core.claims));
        _probe("Claims", "ClaimsDesk", address(core.claims));
        _probe("Assessors", "Assessors", address(core.assessors));
        _probe("Rewards", "Rewards", address(core.rewards));
        _probe("Emission", "Emission", address(g.emission));
        _probe("AssessorEmission", "AssessorEmission", address(g.assessorEmission));
        _probe("MutualToken", "MutualToken", address(core.token));
        _probe("CapitalPool", "CapitalPool", address(pool));
        _probe("CapitalPool", "PoolDesk", address(pool));
        _probe("CapitalPool", "PoolOffice", address(pool));
    }

    function test_TheListIsWhatTheManagerKnows() public view {
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            address target = _target(list[i].contractName);
            assertEq(core.manager.getTargetFunctionRole(target, list[i].selector), list[i].role, list[i].name);
        }
    }

    function test_TheListIsInArchitecture() public {
        // What tests may read is below contracts/: a link there leads to the page.
        string memory page = vm.readFile("contracts/ROLES.md");
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            string memory role = list[i].role == Roles.GOVERNANCE ? "governance" : "guardian";
            string memory row =
                string.concat("| `", list[i].contractName, ".", list[i].name, "` | ", role, " |");
            assertTrue(vm.contains(page, row), row);
        }
        assertEq(vm.split(page, "\n| `").length - 1, list.length, "rows of the page");
    }

    function test_NobodyElseHasPower() public view {
        address[3] memory others = [address(this), alice, address(g.governor)];
        for (uint256 i; i < others.length; i++) {
            (bool governs,) = core.manager.hasRole(Roles.GOVERNANCE, others[i]);
            (bool guards,) = core.manager.hasRole(Roles.GUARDIAN, others[i]);
            assertFalse(governs || guards);
            assertFalse(g.timelock.hasRole(g.timelock.DEFAULT_ADMIN_ROLE(), others[i]));
        }
        assertFalse(g.timelock.hasRole(g.timelock.PROPOSER_ROLE(), address(this)));
        assertFalse(g.timelock.hasRole(g.timelock.EXECUTOR_ROLE(), address(0)));
        (bool timelock,) = core.manager.hasRole(Roles.GOVERNANCE, address(g.timelock));
        assertTrue(timelock);
    }

    function _probe(string memory name, string memory artifact, address target) private {
        string memory json =
            vm.readFile(string.concat("contracts/out/", artifact, ".sol/", artifact, ".json"));
        string[] memory signatures = vm.parseJsonKeys(json, ".methodIdentifiers");
        address stranger = makeAddr("stranger");
        for (uint256 i; i < signatures.length; i++) {
            bytes4 selector = bytes4(keccak256(bytes(signatures[i])));
            uint256 before = vm.snapshotState();
            vm.prank(stranger);
            (bool done, bytes memory answer) = target.call(_call(selector));
            vm.revertToState(before);
            bool refused = !done && answer.length >= 4 && bytes4(answer) == REFUSAL;
            // Of a contract's own authority: its manager only.
            if (selector == IAccessManaged.setAuthority.selector) {
                assertTrue(refused, signatures[i]);
                continue;
            }
            assertEq(refused, _listed(name, selector), string.concat(name, ".", signatures[i]));
        }
    }

    /// @dev Zeros decode as any arguments: an offset of 0 is where a list of length 0 begins.
    function _call(bytes4 selector) private pure returns (bytes memory) {
        return bytes.concat(selector, new bytes(32 * 40));
    }

    function _listed(string memory name, bytes4 selector) private pure returns (bool) {
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            if (
                list[i].selector == selector
                    && keccak256(bytes(list[i].contractName)) == keccak256(bytes(name))
            ) {
                return true;
            }
        }
        return false;
    }

    function _target(string memory name) private view returns (address) {
        bytes32 key = keccak256(bytes(name));
        if (key == keccak256("PoolFactory")) return address(core.factory);
        if (key == keccak256("Claims")) return address(core.claims);
        if (key == keccak256("Assessors")) return address(core.assessors);
        if (key == keccak256("Rewards")) return address(core.rewards);
        if (key == keccak256("AssessorEmission")) return address(g.assessorEmission);
        return address(g.emission);
    }
}
