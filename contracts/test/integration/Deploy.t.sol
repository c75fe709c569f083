// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {PoolFactory} from "breakwater/PoolFactory.sol";
import {Deploy} from "../../script/Deploy.s.sol";

/// @title What the deploy script leaves on a chain, as its own read-back says it
contract DeployTest is Test {
    string private constant FILE = "contracts/cache/deploy-test.json";

    /// @dev One test: two would write the same file at once.
    function test_OnlyALocalChainGetsTheDemo() public {
        vm.warp(1_772_442_000);
        vm.setEnv("DEPLOYMENT_FILE", FILE);

        vm.chainId(1);
        string memory json = _deploy();
        assertFalse(vm.keyExistsJson(json, ".demo"));
        assertEq(PoolFactory(vm.parseJsonAddress(json, ".factory")).poolCount(), 0);
        assertEq(vm.parseJsonUint(json, ".chainId"), 1);

        vm.chainId(31_337);
        json = _deploy();
        assertEq(PoolFactory(vm.parseJsonAddress(json, ".factory")).poolCount(), 3);
        assertNotEq(vm.parseJsonAddress(json, ".demo.savings").code.length, 0);
    }

    function _deploy() private returns (string memory) {
        new Deploy().run();
        return vm.readFile(FILE);
    }
}
