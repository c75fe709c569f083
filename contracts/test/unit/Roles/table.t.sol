// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Restricted, Roles} from "../../utils/Roles.sol";
import {GovernanceFixture} from "../../utils/GovernanceFixture.sol";

/// @dev A stranger calls every function of every deployed contract. Functions that refuse because of a role must be in the list, and
/// all functions in the list must refuse, belong to their role, and be listed in contracts/ROLES.md.
contract TableTest is GovernanceFixture {
    bytes4 private constant REFUSAL = IAccessManaged.AccessManagedUnauthorized.selector;

    function test_EveryRestrictedFunctionIsInTheList() public {
        _probe("PoolFactory", address(core.factory));
        _probe("Cover", address(core.cover));
        _probe("Claims", address(core.claims));
        _probe("Assessors", address(core.assessors));
        _probe("Ledger", address(core.ledger));
        _probe("PoolLens", address(core.lens));
        _probe("Rewards", address(core.rewards));
        _probe("Emission", address(g.emission));
        _probe("MutualToken", address(core.token));
        _probe("CapitalPool", address(pool));
    }

    function test_TheListIsWhatTheManagerKnows() public view {
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            address target = _target(list[i].contractName);
            assertEq(core.manager.getTargetFunctionRole(target, list[i].selector), list[i].role, list[i].name);
        }
    }

    function test_TheListIsInThePage() public {
        string memory page = vm.readFile("contracts/ROLES.md");
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            string memory role = list[i].role == Roles.GOVERNANCE ? "governance" : "guardian";
            string memory row = string.concat("| `", list[i].contractName, ".", list[i].name, "` | ", role, " |");
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

    function _probe(string memory name, address target) private {
        string memory json = vm.readFile(string.concat("contracts/out/", name, ".sol/", name, ".json"));
        string[] memory signatures = vm.parseJsonKeys(json, ".methodIdentifiers");
        address stranger = makeAddr("stranger");
        for (uint256 i; i < signatures.length; i++) {
            bytes4 selector = bytes4(keccak256(bytes(signatures[i])));
            uint256 before = vm.snapshotState();
            vm.prank(stranger);
            (bool done, bytes memory answer) = target.call(_call(selector));
            vm.revertToState(before);
            bool refused = !done && answer.length >= 4 && bytes4(answer) == REFUSAL;
            // Only a contract's manager may change its authority.
            if (selector == IAccessManaged.setAuthority.selector) {
                assertTrue(refused, signatures[i]);
                continue;
            }
            assertEq(refused, _isListed(name, selector), string.concat(name, ".", signatures[i]));
        }
    }

    /// @dev Zeros decode as any arguments: an offset of 0 points to a list of length 0.
    function _call(bytes4 selector) private pure returns (bytes memory) {
        return bytes.concat(selector, new bytes(32 * 40));
    }

    function _isListed(string memory name, bytes4 selector) private pure returns (bool) {
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            bool isOf = keccak256(bytes(list[i].contractName)) == keccak256(bytes(name));
            if (isOf && list[i].selector == selector) return true;
        }
        return false;
    }

    function _target(string memory name) private view returns (address) {
        bytes32 key = keccak256(bytes(name));
        if (key == keccak256("PoolFactory")) return address(core.factory);
        if (key == keccak256("Claims")) return address(core.claims);
        if (key == keccak256("Assessors")) return address(core.assessors);
        if (key == keccak256("Rewards")) return address(core.rewards);
        return address(g.emission);
    }
}
